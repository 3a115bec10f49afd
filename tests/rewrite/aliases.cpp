// Calls under another name: imports, constants, fields, methods that are kept.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(aliases)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // Imports
    {"an import", javascript,
     "import { ConnectClient, UpdateUserPhoneConfigCommand as Upd } from '@aws-sdk/client-connect';\n"
     "const i = { UserId: 'u', PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nawait c.send(new Upd(i));\n",
     "3:18 javascript-and-typescript"},
    {"two imports", javascript,
     "import { UpdateUserPhoneConfigCommand as Upd, CreateUserCommand as Mk } from '@aws-sdk/client-connect';\n"
     "await c.send(new Upd({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } }));\n\n"
     "export async function hire(n) {\n  const base = { Username: n };\n"
     "  return c.send(new Mk({ ...base, PhoneConfig: { PhoneType: 'SOFT_PHONE' } }));\n}\n",
     "2:18 javascript-and-typescript, 6:35 javascript-and-typescript"},
    {"an import of several lines", typescript,
     "import {\n  CreateUserCommand as Mk,\n  UpdateUserPhoneConfigCommand as Upd,\n} from 'x';\n"
     "c.send(new Mk({ PhoneConfig: p }));\nc.send(new Upd(i));\n",
     "5:17 javascript-and-typescript, 6:12 javascript-and-typescript"},
    {"require", javascript,
     "const { UpdateUserPhoneConfigCommand: Upd, CreateUserCommand: Mk } = require('x');\n"
     "c.send(new Upd({ PhoneConfig: p }));\nc.send(new Mk({ PhoneConfig: p }));\n",
     "2:12 javascript-and-typescript, 3:17 javascript-and-typescript"},
    {"what is taken out of the SDK", javascript,
     "const { createUser: mk, updateUserPhoneConfig: upd } = connect;\nupd({ PhoneConfig: p });\nmk({ PhoneConfig: p "
     "});\n",
     "2:1 javascript-and-typescript, 3:6 javascript-and-typescript"},
    {"an import that nobody uses", typescript, "import { UpdateUserPhoneConfigCommand as C } from 'x';\nf(C);\n",
     "1:10 javascript-and-typescript"},
    {"an import of Python", python,
     "from aws_cdk.aws_connect import CfnUser as User\nc.update_user_phone_config(PhoneConfig=p)\n"
     "User(self, 'u', phone_config=p)\n",
     "2:3 python, 3:17 cdk"},
    {"an import of Python in brackets", python,
     "from aws_cdk.aws_connect import (\n    CfnUser as User,\n)\nc.update_user_phone_config(PhoneConfig=p)\n"
     "User(self, 'u', phone_config=p)\n",
     "4:3 python, 5:17 cdk"},
    {"an import of Kotlin", kotlin,
     "import a.model.CreateUserRequest as Mk\nc.updateUserPhoneConfig(r)\nc.send(Mk { phoneConfig = p })\n",
     "2:3 java, 3:13 java"},
    {"using, of .NET", csharp,
     "using Mk = Amazon.Connect.Model.CreateUserRequest;\nawait c.UpdateUserPhoneConfigAsync(u);\n"
     "await c.Send(new Mk { PhoneConfig = p });\n",
     "2:9 net, 3:23 net"},
    {"a type of Go", go,
     "type In = connect.CreateUserInput\nc.UpdateUserPhoneConfig(ctx, u)\nsend(ctx, &In{PhoneConfig: p})\n",
     "2:3 go, 3:15 go"},
    // Constants and fields
    {"a constant", typescript,
     "const Cmd = UpdateUserPhoneConfigCommand;\n"
     "export const a = (c, UserId) => c.send(new Cmd({ UserId, PhoneConfig: { PhoneType: 'SOFT_PHONE' } }));\n"
     "const p = { Username: 'x', PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nawait c.send(new "
     "CreateUserCommand(p));\n",
     "2:44 javascript-and-typescript, 3:28 javascript-and-typescript"},
    {"a field", typescript,
     "import { CreateUserCommand, UpdateUserPhoneConfigCommand } from 'x';\nclass S {\n"
     "  private readonly Cmd = UpdateUserPhoneConfigCommand;\n"
     "  a() { return this.c.send(new this.Cmd({ UserId, PhoneConfig: { PhoneType: 'SOFT_PHONE' } })); }\n"
     "  b() { const p = { Username: 'x', PhoneConfig: q }; return this.c.send(new CreateUserCommand(p)); }\n}\n",
     "4:37 javascript-and-typescript, 5:36 javascript-and-typescript"},
    {"a static field", typescript,
     "class S {\n  static readonly Mk: typeof CreateUserCommand = CreateUserCommand;\n"
     "  u() { return c.updateUserPhoneConfig({ PhoneConfig: q }); }\n"
     "  m() { return c.send(new S.Mk({ PhoneConfig: q })); }\n}\n",
     "3:18 javascript-and-typescript, 4:34 javascript-and-typescript"},
    {"a method of Python", python,
     "new = client.create_user\nclient.update_user_phone_config(PhoneConfig=p)\nnew(Username='u', PhoneConfig=p)\n",
     "2:8 python, 3:19 python"},
    {"both methods of Python", python,
     "fn = client.update_user_phone_config\nfn(UserId='u', PhoneConfig=p)\nnew = client.create_user\n"
     "new(Username='u', PhoneConfig=p)\n",
     "2:1 python, 4:19 python"},
    {"a member of Python", python,
     "class A:\n  def __init__(self, c):\n    self.upd = c.update_user_phone_config\n    self.new = c.create_user\n"
     "  def f(self):\n    self.upd(PhoneConfig=p)\n    self.new(PhoneConfig=p)\n",
     "6:10 python, 7:14 python"},
    {"a method by name", python,
     "new = getattr(client, 'create_user')\nupd = getattr(client, \"update_user_phone_config\")\nupd(PhoneConfig=p)\n"
     "new(PhoneConfig=p)\n",
     "3:1 python, 4:5 python"},
    {"a partial call", python,
     "new = functools.partial(client.create_user, InstanceId=i)\nclient.update_user_phone_config(PhoneConfig=p)\n"
     "new(PhoneConfig=p)\n",
     "2:8 python, 3:5 python"},
    {"two names at once", python,
     "new, upd = c.create_user, c.update_user_phone_config\nupd(PhoneConfig=p)\nnew(PhoneConfig=q)\n",
     "2:1 python, 3:5 python"},
    {"two names at once in JavaScript", javascript,
     "const [upd, mk] = [c.updateUserPhoneConfig, c.createUser];\nupd({ PhoneConfig: p });\nmk({ PhoneConfig: q });\n",
     "2:1 javascript-and-typescript, 3:6 javascript-and-typescript"},
    {"a name of a name", python, "a = client.update_user_phone_config\nb = a\nb(PhoneConfig=p)\n", "3:1 python"},
    {"bind", javascript,
     "const mk = client.createUser.bind(client);\nclient.updateUserPhoneConfig({ PhoneConfig: p });\nmk({ PhoneConfig: "
     "q });\n",
     "2:8 javascript-and-typescript, 3:6 javascript-and-typescript"},
    {"promisify", javascript,
     "const upd = promisify(client.updateUserPhoneConfig).bind(client);\nawait upd({ PhoneConfig: p });\n",
     "2:7 javascript-and-typescript"},
    {"a method of Ruby", ruby,
     "m = client.method(:create_user)\nclient.update_user_phone_config(phone_config: a)\nm.call(phone_config: b)\n",
     "2:8 other-languages, 3:8 other-languages"},
    {"a reference of Java", java,
     "UnaryOperator<X> f = "
     "client::createUser;\nclient.updateUserPhoneConfig(u);\nf.apply(CreateUser.builder().phoneConfig(p));\n",
     "2:8 java, 3:30 java"},
    {"references with two types of Java", java,
     "Function<A, B> make = c::createUser;\nFunction<C, D> upd = c::updateUserPhoneConfig;\n"
     "upd.apply(U.builder().phoneConfig(p).build());\nmake.apply(builder().phoneConfig(p).build());\n",
     "3:1 java, 4:22 java"},
    {"a block without a language", markdown,
     "```\nconst { UpdateUserPhoneConfigCommand: Upd } = require('x');\nc.send(new Upd({ PhoneConfig: p }));\n```\n",
     "3:12 runbooks"},
    {"a page of text", text, "new = c.create_user\nc.update_user_phone_config(PhoneConfig=p)\nnew(PhoneConfig=q)\n",
     "2:3 runbooks, 3:5 runbooks"},
    {"a notebook", notebook,
     "{\"source\": [\"upd = c.update_user_phone_config\\n\",\n\"upd(PhoneConfig=p)\\n\",\n\"new = c.create_user\\n\",\n"
     "\"new(PhoneConfig=q)\"]}\n",
     "2:2 python, 4:6 python"},
    {"a sentence", text, "UpdateUserPhoneConfig as of old; we use a name = update_user_phone_config.\n",
     "(1:1), (1:50)"},
    {"a callable of PHP", php,
     "$new = $c->createUser(...);\n$c->updateUserPhoneConfig(['PhoneConfig' => $p]);\n$new(['PhoneConfig' => $q]);\n",
     "2:5 other-languages, 3:8 other-languages"},
    {"a private field", typescript,
     "class A {\n  #cmd = UpdateUserPhoneConfigCommand;\n  x() { return new this.#cmd({ PhoneConfig: p }); }\n}\n",
     "3:26 javascript-and-typescript"},
    {"what require returns", javascript,
     "const U = require('@aws-sdk/client-connect').UpdateUserPhoneConfigCommand;\nc.send(new U({ PhoneConfig: p }));\n",
     "2:12 javascript-and-typescript"},
    {"what import returns", javascript,
     "const U = (await import('@aws-sdk/client-connect')).CreateUserCommand;\nc.updateUserPhoneConfig(x);\n"
     "c.send(new U({ PhoneConfig: p }));\n",
     "2:3 javascript-and-typescript, 3:16 javascript-and-typescript"},
    // Maps
    {"a map of classes", typescript,
     "const Cmds = { make: connect.CreateUserCommand, upd: connect.UpdateUserPhoneConfigCommand };\n"
     "await c.send(new Cmds.make({ PhoneConfig: p }));\nawait c.send(new Cmds.upd({ PhoneConfig: p }));\n",
     "2:30 javascript-and-typescript, 3:23 javascript-and-typescript"},
    {"a dictionary of methods", python,
     "ops = {\n  'new': c.create_user,\n  'upd': c.update_user_phone_config,\n}\nops['upd'](PhoneConfig=p)\n"
     "ops['new'](PhoneConfig=p)\n",
     "5:6 python, 6:12 python"},
    {"a dictionary that only a run looks into", python,
     "ops = {'upd': c.update_user_phone_config}\nops[x](PhoneConfig=p)\n", "1:17 python"},
    {"another's member of that name", javascript,
     "const ops = { send: c.updateUserPhoneConfig };\nsocket.send(x);\nops.send({ PhoneConfig: p });\n",
     "3:5 javascript-and-typescript"},
    // Commands
    {"a cmdlet", powershell,
     "Set-Alias -Name nu -Value New-CONNUser\nUpdate-CONNUserPhoneConfig -UserId $u\nnu -Username x "
     "-PhoneConfig_AutoAccept $true\n",
     "2:1 powershell, 3:17 powershell"},
    {"a legacy cmdlet", powershell,
     "New-Alias up Update-CONNUserPhoneConfig\nup -UserId $u -PhoneConfig_AutoAccept $true\n", "2:1 powershell"},
    {"a cmdlet in a variable", powershell,
     "$up = 'Update-CONNUserPhoneConfig'\n& $up -UserId $u -PhoneConfig_AutoAccept $true\n", "2:4 powershell"},
    {"a command of a Makefile", makefile,
     "C := aws connect create-user --instance-id i\nU := aws connect update-user-phone-config\na:\n"
     "\t$(C) --username a --phone-config AutoAccept=true\n\t$(C) --username b --phone-config AutoAccept=true\n"
     "\t${U} --user-id u --phone-config AutoAccept=true\n",
     "4:22 aws-cli-commands, 5:22 aws-cli-commands, 6:4 aws-cli-commands"},
    {"a command of zsh", other_shell,
     "alias up='aws connect update-user-phone-config'\nup --user-id u --phone-config AutoAccept=true\n",
     "2:1 aws-cli-commands"},
    {"a command of a batch file", batch,
     "set UP=aws connect update-user-phone-config\n%UP% --user-id u --phone-config AutoAccept=true\n",
     "2:2 aws-cli-commands"},
    // No aliases
    {"what a call returns", python, "r = client.update_user_phone_config(PhoneConfig=p)\nr(1)\n", "1:12 python"},
    {"what is made", javascript, "const cmd = new UpdateUserPhoneConfigCommand(i);\nc.send(cmd(1));\n",
     "1:17 javascript-and-typescript"},
    {"a comparison", python, "if fn == client.update_user_phone_config: fn(x)\n", "1:17 python"},
    {"a parameter of the same name", python,
     "fn = client.update_user_phone_config\ndef retry(fn, **kw):\n  return fn(**kw)\n", "1:13 python"},
    {"another value later", python, "fn = client.update_user_phone_config\nfn(**a)\nfn = print\nfn(b)\n", "2:1 python"},
    {"another's member", python, "send = client.update_user_phone_config\nsend(**a)\nsocket.send(b)\n", "2:1 python"},
    {"a member of another object", javascript,
     "this.update = c.updateUserPhoneConfig;\nmap.update(x);\nthis.update(p);\n", "3:6 javascript-and-typescript"},
    {"a method of a class of that name", javascript,
     "const update = c.updateUserPhoneConfig;\nawait User.update(x);\nthis.update(y);\nawait update(p);\n",
     "4:7 javascript-and-typescript"},
    {"a method beside a variable of Python", python,
     "def f(self):\n  update = c.update_user_phone_config\n  self.update(x)\n  update(**p)\n", "4:3 python"},
    {"an attribute of a class of Python", python,
     "class A:\n  update = c.update_user_phone_config\n\n  def f(self):\n    self.update(**p)\n    d.update(x)\n",
     "5:10 python"},
    {"a parameter of a method", typescript,
     "const upd = c.updateUserPhoneConfig;\nupd(p);\nclass A { f(x: T, upd: F): void { upd(x); } }\n",
     "2:1 javascript-and-typescript"},
    {"a parameter of a method of Java", java,
     "UnaryOperator<R> upd = c::updateUserPhoneConfig;\nupd.apply(r);\nvoid f(UnaryOperator<R> upd) {\n  "
     "upd.apply(x);\n}\n",
     "2:1 java"},
    {"a parameter in a line of its own", python,
     "upd = c.update_user_phone_config\nupd(**p)\ndef f(\n  upd,\n):\n  upd(x)\n", "2:1 python"},
    {"a condition is no parameter", javascript, "const upd = c.updateUserPhoneConfig;\nif (upd) {\n  upd(p);\n}\n",
     "3:3 javascript-and-typescript"},
    {"what is taken out of another object", javascript,
     "const upd = c.updateUserPhoneConfig;\nupd(p);\nfunction f() {\n  const { upd } = x;\n  upd(y);\n}\n",
     "2:1 javascript-and-typescript"},
    {"a loop", javascript, "const upd = c.updateUserPhoneConfig;\nupd(p);\nfor (const upd of all) upd(x);\n",
     "2:1 javascript-and-typescript"},
    {"a loop of Python", python, "upd = c.update_user_phone_config\nupd(**p)\nfor upd in all:\n  upd(x)\n",
     "2:1 python"},
    {"in a comment", python, "# fn = client.update_user_phone_config\nfn(**a)\n", "(1:15)"},
    {"a use in a comment", python, "fn = client.update_user_phone_config\n# fn(**a)\n", "1:13 python"},
    {"code that a tool made small", javascript,
     "var a=1,b=2,c=3,d=4,e=5,f=6,g=7,h=8,i=9,j=10,k=11,l=12,m=13,o=14,p=15,q=16,r=17,s=18,t=19,u=20,v=21,w=22,x=23,y="
     "24,aa=25,ab=26,ac=27,ad=28,ae=29,af=30,ag=31,ah=32,ai=33,aj=34,ak=35,al=36,am=37,an=38,ao=39,ap=40,aq=41,ar=42,"
     "as=43,at=44,au=45,av=46,aw=47,ax=48,ay=49,az=50,ba=51,bb=52,bc=53,bd=54,be=55,bf=56,bg=57,bh=58,bi=59,bj=60,bk="
     "61,bl=62,bm=63,bn=64,bo=65,bp=66,bq=67,br=68,bs=69,bt=70,bu=71,bv=72,bw=73,bx=74,by=75,bz=76,ca=77,cb=78,cc=79,"
     "cd=80,ce=81,cf=82,cg=83,ch=84,ci=85,cj=86,ck=87,cl=88,cm=89,n=z.updateUserPhoneConfig;n(1);n(2)\n",
     "1:510 javascript-and-typescript"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
