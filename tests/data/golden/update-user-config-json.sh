#!/bin/sh
# Stops at the first call that fails; running it again does no harm.
set -eu
