/**
 * The S3 stand-in as a process of its own, which outlives a killed client:
 * `node test/support/s3-server/main.ts '{"directory": "/tmp/bucket", "port": 9000}'`.
 * Prints `{"url", "bucket", "accessKey", "secretKey", "region"}` on one line when it listens, and one line
 * of JSON for each call after it on stderr; ends on SIGTERM or SIGINT.
 */
import { startS3Server, type S3ServerOptions } from './server.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as S3ServerOptions;
const server = await startS3Server({ ...options, onCall: (call) => console.error(JSON.stringify(call)) });
const { url, bucket, accessKey, secretKey, region } = server;
console.log(JSON.stringify({ url, bucket, accessKey, secretKey, region }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void server.close();
  });
}
