# What `cmake --install` does. Three parts: `tool` is the program and its pages, `lib` the shared libraries (if they are
# shared), `dev` everything that a program needs to be built with the library.
include(CMakePackageConfigHelpers)

set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/connect-userconfig)

# One export set a component, so that who wants the core alone needs the core's dependencies alone.
function(install_component target export_name)
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${export_name}
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
  install(TARGETS ${target} EXPORT connect-userconfig-${export_name}-targets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT lib NAMELINK_COMPONENT dev
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
  install(EXPORT connect-userconfig-${export_name}-targets NAMESPACE connect_userconfig::
    FILE connect-userconfig-${export_name}-targets.cmake DESTINATION ${cmake_dir} COMPONENT dev)
endfunction()

# A static library hands its dependencies on to the program; a shared one keeps them to itself.
# The file finds its prefix by its own place, so the prefix may be moved.
function(install_pkg_config name description requires requires_private libs libs_private)
  set(PC_NAME ${name})
  set(PC_DESCRIPTION ${description})
  set(PC_LIBS ${libs})
  if(BUILD_SHARED_LIBS)
    set(PC_REQUIRES ${requires})
    set(PC_REQUIRES_PRIVATE ${requires_private})
    set(PC_LIBS_PRIVATE ${libs_private})
  else()
    string(JOIN ", " PC_REQUIRES ${requires} ${requires_private})
    string(JOIN " " PC_LIBS ${libs} ${libs_private})
  endif()
  file(RELATIVE_PATH PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/pkg-config.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
endfunction()

install_component(connect_userconfig connect_userconfig)
install_pkg_config(connect-userconfig "${PROJECT_DESCRIPTION}"
  "nlohmann_json" "fmt, simdjson, libxxhash" "-lconnect_userconfig" "-pthread")
if(TARGET connect_userconfig_tree)
  install_component(connect_userconfig_tree tree)
endif()
if(TARGET connect_userconfig_commands)
  install_component(connect_userconfig_commands commands)
  install_pkg_config(connect-userconfig-commands "Migrates AWS CLI commands, shell scripts and templates"
    "connect-userconfig = ${PROJECT_VERSION}" "fmt, yaml-0.1, libutf8proc" "-lconnect_userconfig_commands" "-lconnect_userconfig_tree")
endif()

if(TARGET connect_userconfig_plan)
  install_component(connect_userconfig_plan plan)
  install_pkg_config(connect-userconfig-plan "Plans of a migration: before, after, why, and the way back"
    "connect-userconfig = ${PROJECT_VERSION}" "fmt, simdjson, nettle" "-lconnect_userconfig_plan" "")
endif()

if(TARGET connect_userconfig_service)
  install_component(connect_userconfig_service service)
  install_pkg_config(connect-userconfig-service "Calls Amazon Connect, and keeps the journal of a migration"
    "connect-userconfig-plan = ${PROJECT_VERSION}" "fmt, simdjson" "-lconnect_userconfig_service" "")
endif()

if(NOT TARGET connect_userconfig_commands)
  set(headers_of_commands PATTERN commands.hpp EXCLUDE PATTERN requests.hpp EXCLUDE PATTERN rewrite.hpp EXCLUDE)
endif()
if(NOT TARGET connect_userconfig_plan)
  set(headers_of_plan PATTERN plan.hpp EXCLUDE PATTERN review.hpp EXCLUDE PATTERN migration.hpp EXCLUDE)
endif()
if(NOT TARGET connect_userconfig_service)
  set(headers_of_service PATTERN service.hpp EXCLUDE)
endif()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev
  FILES_MATCHING PATTERN "*.hpp" ${headers_of_commands} ${headers_of_plan} ${headers_of_service})

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/connect-userconfig-config.cmake.in
  connect-userconfig-config.cmake INSTALL_DESTINATION ${cmake_dir})
write_basic_package_version_file(connect-userconfig-config-version.cmake COMPATIBILITY SameMajorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/connect-userconfig-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/connect-userconfig-config-version.cmake
  DESTINATION ${cmake_dir} COMPONENT dev)

if(CONNECT_USERCONFIG_TOOL)
  install(TARGETS connect-userconfig RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tool)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/connect-userconfig.1
    DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tool)
  install(FILES ${PROJECT_SOURCE_DIR}/completions/connect-userconfig.bash RENAME connect-userconfig
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT tool)
  # Debian's zsh and fish look here.
  install(FILES ${PROJECT_SOURCE_DIR}/completions/connect-userconfig.zsh RENAME _connect-userconfig
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT tool)
  install(FILES ${PROJECT_SOURCE_DIR}/completions/connect-userconfig.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT tool)
  # For editors, which policies name it to in their first line, and for programs that read plans.
  install(FILES ${PROJECT_SOURCE_DIR}/docs/connect-userconfig-policy.schema.json
    ${PROJECT_SOURCE_DIR}/docs/connect-userconfig-plan.schema.json
    DESTINATION ${CMAKE_INSTALL_DATADIR}/connect-userconfig COMPONENT tool)
endif()
