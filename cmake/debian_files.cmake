# What Debian's policy asks of a package beyond what an installation has: manual pages are compressed, beside the licence
# stand the changes, with an entry in Debian's form, and a package of shared libraries says which they are and has the
# linker's cache updated. CPack runs this between installing and packaging.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()

# In place, with the ending .gz, the same bytes each time.
function(compress file)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(GLOB pages ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/man/man*/*.[1-9])
foreach(page IN LISTS pages)
  compress(${page})
endforeach()

file(TIMESTAMP ${CPACK_RESOURCE_FILE_README} date "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(entry "${CPACK_PACKAGE_NAME} (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium

  * What has changed stands in CHANGELOG.md.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
file(GLOB licences ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/*/copyright)
foreach(licence IN LISTS licences)
  cmake_path(GET licence PARENT_PATH folder)
  file(WRITE ${folder}/changelog "${entry}")
  compress(${folder}/changelog)
  file(COPY ${CPACK_RESOURCE_FILE_README} DESTINATION ${folder})
  compress(${folder}/CHANGELOG.md)
endforeach()

file(GLOB libraries ${CPACK_TEMPORARY_DIRECTORY}/lib/usr/lib*/*.so.* ${CPACK_TEMPORARY_DIRECTORY}/lib/usr/lib/*/*.so.*)
set(shlibs "")
foreach(library IN LISTS libraries)
  if(library MATCHES "/([^/]+)\\.so\\.([0-9]+)$")
    string(APPEND shlibs
      "${CMAKE_MATCH_1} ${CMAKE_MATCH_2} ${CPACK_DEBIAN_LIB_PACKAGE_NAME} (>= ${CPACK_PACKAGE_VERSION})\n")
  endif()
endforeach()
cmake_path(GET CPACK_PACKAGE_DIRECTORY PARENT_PATH build)
file(WRITE ${build}/debian/shlibs "${shlibs}")
file(WRITE ${build}/debian/triggers "activate-noawait ldconfig\n")
