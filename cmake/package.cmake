# What `cpack` does: on Debian, `cpack -G DEB` makes one package a part.
set(CPACK_PACKAGE_NAME connect-userconfig)
set(CPACK_PACKAGE_VENDOR "The connect-userconfig authors")
# Whoever publishes packages says who answers for them.
set(CONNECT_USERCONFIG_CONTACT "The connect-userconfig authors <connect-userconfig@packages.invalid>" CACHE STRING
  "Name and e-mail address of the packages' maintainer")
set(CPACK_PACKAGE_CONTACT "${CONNECT_USERCONFIG_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Migrate Amazon Connect users to per-channel settings")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR TGZ)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian_files.cmake)
set(CPACK_RESOURCE_FILE_README ${PROJECT_SOURCE_DIR}/CHANGELOG.md)

set(CPACK_COMPONENTS_ALL dev)
if(CONNECT_USERCONFIG_TOOL)
  list(APPEND CPACK_COMPONENTS_ALL tool)
endif()
if(BUILD_SHARED_LIBS)
  list(APPEND CPACK_COMPONENTS_ALL lib)
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(lib_package libconnect-userconfig${PROJECT_VERSION_MAJOR})

set(CPACK_DEBIAN_TOOL_PACKAGE_NAME connect-userconfig)
set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_TOOL_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_TOOL_PACKAGE_RECOMMENDS shfmt)
set(CPACK_COMPONENT_TOOL_DESCRIPTION
  "Turns exported users and saved UpdateUserPhoneConfig requests into
UpdateUserConfig requests, and migrates AWS CLI commands, shell scripts
and CloudFormation templates.")

set(CPACK_DEBIAN_DEV_PACKAGE_NAME libconnect-userconfig-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
  "libboost-dev, libcurl4, libfmt-dev, libsimdjson-dev, libsqlite3-0, libutf8proc-dev, libxxhash-dev, libyaml-dev, nettle-dev, nlohmann-json3-dev")
set(CPACK_COMPONENT_DEV_DESCRIPTION "Headers, libraries, CMake package and pkg-config files
of connect-userconfig.")

set(CPACK_DEBIAN_LIB_PACKAGE_NAME ${lib_package})
set(CPACK_DEBIAN_LIB_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIB_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIB_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/debian/shlibs ${PROJECT_BINARY_DIR}/debian/triggers)
set(CPACK_COMPONENT_LIB_DESCRIPTION "The shared libraries of connect-userconfig.")

# Loaded by name, so no tool that looks at what is linked can see it.
if(TARGET connect_userconfig_service)
  set(loaded_libraries "libcurl4, libsqlite3-0")
endif()
set(CPACK_DEBIAN_TOOL_PACKAGE_DEPENDS "${loaded_libraries}")

if(BUILD_SHARED_LIBS)
  set(CPACK_DEBIAN_LIB_PACKAGE_DEPENDS "${loaded_libraries}")
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/lib ${PROJECT_BINARY_DIR}/lib/tree
    ${PROJECT_BINARY_DIR}/lib/commands ${PROJECT_BINARY_DIR}/lib/plan ${PROJECT_BINARY_DIR}/lib/service)
  string(PREPEND CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "${lib_package} (= ${PROJECT_VERSION}), ")
  set(CPACK_DEBIAN_TOOL_PACKAGE_DEPENDS "${lib_package} (= ${PROJECT_VERSION})")
endif()

# Debian's policy: every package brings its licence.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libconnect-userconfig-dev COMPONENT dev)
if(CONNECT_USERCONFIG_TOOL)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/connect-userconfig COMPONENT tool)
endif()
if(BUILD_SHARED_LIBS)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${lib_package} COMPONENT lib)
endif()

include(CPack)
