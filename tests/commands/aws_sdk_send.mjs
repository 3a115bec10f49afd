// Sends requests with the AWS SDK for JavaScript. Standard input: one `{"command": ..., "input": ...}` a line.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const [endpoint, directory] = process.argv.slice(2);
const sdk = createRequire(directory + "/")("@aws-sdk/client-connect");
const client = new sdk.ConnectClient({
  endpoint,
  region: "us-west-2",
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  maxAttempts: 1,
});
for await (const line of createInterface({ input: process.stdin })) {
  const { command, input } = JSON.parse(line);
  await client.send(new sdk[command](input));
}
