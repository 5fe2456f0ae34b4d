/**
 * Signs with the office's private key (Ed25519), wherever that lies: a file on one machine, a key service elsewhere.
 */
export interface Signer {
  /** The public key that belongs to it, DER (SPKI). */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}
