#!/bin/sh
# Stops at the first call that fails. Then export and convert again: that leaves out who is done.
set -eu
