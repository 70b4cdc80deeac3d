export { developmentCertificate, developmentIdentity } from './development-certificate.ts';
export { readCertificates, readIdentity, type SigningIdentity } from './identity.ts';
export { createProvenanceReader, type ProvenanceReaderOptions } from './reader.ts';
export { createProvenanceWriter, type ProvenanceWriterDependencies } from './writer.ts';
