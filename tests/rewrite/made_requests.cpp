// Requests of the legacy operation that no call in sight takes: somebody else sends them.
#include "connect_userconfig/inventory.hpp"

#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(made_requests)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // Beside a new user with settings
    {".NET", csharp,
     "A() => new CreateUserRequest { PhoneConfig = new UserPhoneConfig { PhoneType = P } };\n"
     "B() => new UpdateUserPhoneConfigRequest { UserId = i, PhoneConfig = u.Phone };\n",
     "1:32 net, 2:12 net"},
    {"Visual Basic", visual_basic,
     "Dim a = New CreateUserRequest With {.Username = \"u\", .PhoneConfig = p}\n"
     "Dim b = New UpdateUserPhoneConfigRequest With {.UserId = \"u\", .PhoneConfig = p}\n",
     "1:55 net, 2:13 net"},
    {"Java's builder", java,
     "return CreateUserRequest.builder().phoneConfig(p -> p.phoneType(S)).build();\n"
     "return UpdateUserPhoneConfigRequest.builder().userId(u).phoneConfig(p -> p.phoneType(S)).build();\n",
     "1:36 java, 2:8 java"},
    {"Kotlin", kotlin,
     "fun a(u: U) = CreateUserRequest { phoneConfig = UserPhoneConfig { phoneType = S } }\n"
     "fun b(u: U) = UpdateUserPhoneConfigRequest { phoneConfig = UserPhoneConfig { phoneType = S } }\n",
     "1:35 java, 2:15 java"},
    {"C++", cpp,
     "CreateUserRequest a() { CreateUserRequest r; r.SetPhoneConfig(p); return r; }\n"
     "UpdateUserPhoneConfigRequest b() { UpdateUserPhoneConfigRequest r; r.SetPhoneConfig(p); return r; }\n",
     "1:48 other-languages, 2:36 other-languages"},
    {"Go", go,
     "a := &connect.CreateUserInput{PhoneConfig: p}\nfunc b() *connect.UpdateUserPhoneConfigInput {\n"
     "\treturn &connect.UpdateUserPhoneConfigInput{PhoneConfig: p}\n}\n",
     "1:31 go, 3:18 go"},
    {"TypeScript, what a function returns", typescript,
     "function a(u: U): CreateUserCommandInput {\n  return { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\n}\n"
     "function b(u: U): UpdateUserPhoneConfigCommandInput {\n  return { PhoneConfig: { PhoneType: 'DESK_PHONE' } "
     "};\n}\n",
     "2:12 javascript-and-typescript, 4:19 javascript-and-typescript"},
    {"TypeScript, a variable", typescript,
     "c.send(new CreateUserCommand({ Username: n }));\n"
     "const r: UpdateUserPhoneConfigCommandInput = { UserId: i, PhoneConfig: p };\nqueue.add(r);\n",
     "2:10 javascript-and-typescript"},
    {"Rust", rust,
     "let a = c.create_user().phone_config(p);\nlet b = UpdateUserPhoneConfigInput::builder().phone_config(p);\n",
     "1:25 other-languages, 2:9 other-languages"},
    {".NET, without the type behind the word", csharp,
     "await c.CreateUserAsync(new CreateUserRequest { PhoneConfig = p });\n"
     "UpdateUserPhoneConfigRequest r = new() { UserId = i, PhoneConfig = p };\nd.Send(r);\n",
     "1:49 net, 2:1 net"},
    {"a new user without settings", csharp,
     "await c.CreateUserAsync(new CreateUserRequest { Username = q.U });\n"
     "var r = new UpdateUserPhoneConfigRequest { UserId = i, PhoneConfig = q.Phone };\nawait d.Send(r);\n",
     "2:13 net"},
    {"a setting that is set later", java,
     "connect.createUser(new CreateUserRequest().withPhoneConfig(a.phone));\n"
     "UpdateUserPhoneConfigRequest r = new "
     "UpdateUserPhoneConfigRequest();\nr.setPhoneConfig(a.phone);\nretry.execute(r);\n",
     "1:44 java, 2:38 java"},
    // Beside a legacy call
    {"one is sent, one is given away", java,
     "void a() {\n  UpdateUserPhoneConfigRequest r = new UpdateUserPhoneConfigRequest();\n"
     "  r.setPhoneConfig(p);\n  c.updateUserPhoneConfig(r);\n}\n"
     "void b() {\n  UpdateUserPhoneConfigRequest r = new UpdateUserPhoneConfigRequest();\n"
     "  r.setPhoneConfig(p);\n  retry.execute(r);\n}\n",
     "4:5 java, 7:40 java"},
    {"one is given away, one is sent", csharp,
     "void A() {\n  var r = new UpdateUserPhoneConfigRequest();\n  r.PhoneConfig = p;\n  d.Send(r);\n}\n"
     "void B() {\n  var r = new UpdateUserPhoneConfigRequest();\n  r.PhoneConfig = p;\n"
     "  await c.UpdateUserPhoneConfigAsync(r);\n}\n",
     "2:15 net, 9:11 net"},
    {"in the call, and in another", java,
     "c.updateUserPhoneConfig(UpdateUserPhoneConfigRequest.builder().phoneConfig(p).build());\n"
     "x.run(UpdateUserPhoneConfigRequest.builder().phoneConfig(p).build());\n",
     "1:3 java, 2:7 java"},
    {"Go's operation with a request", go,
     "svc.UpdateUserPhoneConfig(&connect.UpdateUserPhoneConfigInput{PhoneConfig: p})\n"
     "req, _ := svc.UpdateUserPhoneConfigRequest(&connect.UpdateUserPhoneConfigInput{PhoneConfig: p})\nreq.Send()\n",
     "1:5 go, 2:15 go"},
    {"Go's operation with a request, beside a new user", go,
     "svc.CreateUser(&connect.CreateUserInput{PhoneConfig: p})\n"
     "req, _ := svc.UpdateUserPhoneConfigRequest(&connect.UpdateUserPhoneConfigInput{})\n",
     "1:41 go, 2:15 go"},
    // One call, one finding
    {"an argument", csharp,
     "await c.UpdateUserPhoneConfigAsync(new UpdateUserPhoneConfigRequest { PhoneConfig = p });\n", "1:9 net"},
    {"a variable that is sent", csharp,
     "UpdateUserPhoneConfigRequest r = new UpdateUserPhoneConfigRequest { PhoneConfig = p };\n"
     "await c.UpdateUserPhoneConfigAsync(r);\n",
     "2:9 net"},
    {"a function whose result is sent", java,
     "void a() { c.updateUserPhoneConfig(make(u)); }\nUpdateUserPhoneConfigRequest make(User u) {\n"
     "  return UpdateUserPhoneConfigRequest.builder().phoneConfig(p).build();\n}\n",
     "1:14 java"},
    {"a function of TypeScript whose result is sent", typescript,
     "const make = (u: U): UpdateUserPhoneConfigCommandInput => ({ UserId: u, PhoneConfig: p });\n"
     "c.send(new UpdateUserPhoneConfigCommand(make(u)));\n",
     "2:12 javascript-and-typescript"},
    {"a variable of TypeScript that is sent", typescript,
     "const r: UpdateUserPhoneConfigCommandInput = { UserId: i, PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\n"
     "c.send(new UpdateUserPhoneConfigCommand(r));\n",
     "2:12 javascript-and-typescript"},
    {"parameters are no requests", java, "void a(UpdateUserPhoneConfigRequest r) { c.updateUserPhoneConfig(r); }\n",
     "1:44 java"},
    {"a class of one's own", csharp,
     "class UpdateUserPhoneConfigRequest { int Id; }\nvar r = new UpdateUserPhoneConfigRequest { Id = 1 };\n", ""},
    {"an import and a request", java,
     "import software.amazon.awssdk.services.connect.model.UpdateUserPhoneConfigRequest;\n"
     "x.run(UpdateUserPhoneConfigRequest.builder().build());\n",
     "2:7 java"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_CASE(the_legacy_operation_is_named) {
  const auto found = look_through(
      "await c.CreateUserAsync(new CreateUserRequest { Username = q.U });\n"
      "var r = new UpdateUserPhoneConfigRequest { UserId = i, PhoneConfig = q.Phone };\n",
      Language::csharp, {});
  BOOST_REQUIRE_EQUAL(found.findings.size(), 1);
  BOOST_TEST(found.findings[0].message.find("a request of UpdateUserPhoneConfig") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
