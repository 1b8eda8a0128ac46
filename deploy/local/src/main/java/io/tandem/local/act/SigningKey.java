package io.tandem.local.act;

import io.tandem.local.Keys;
import io.tandem.local.SuiteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A partner's Ed25519 key, made on this machine. The suite gets its public half, and a proof that
 * there is another.
 */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int RAW_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** The key that the folder keeps under the name, made if there is none yet. */
    public static SigningKey kept(Path folder, String name) {
        try {
            Path secret = folder.resolve(name + ".der");
            Path open = folder.resolve(name + ".pub.der");
            if (!Files.exists(secret) || !Files.exists(open)) {
                KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Files.createDirectories(folder);
                Files.deleteIfExists(secret);
                Keys.create(secret);
                Files.write(secret, made.getPrivate().getEncoded());
                Files.write(open, made.getPublic().getEncoded());
            }
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(
                    new KeyPair(
                            factory.generatePublic(
                                    new X509EncodedKeySpec(Files.readAllBytes(open))),
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(Files.readAllBytes(secret)))));
        } catch (IOException | GeneralSecurityException e) {
            throw new SuiteFailure(
                    "The signing key " + name + " cannot be had: " + e.getMessage(), e);
        }
    }

    /** The 32 raw bytes of the public key, in base64. */
    public String publicKey() {
        byte[] x509 = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(x509, x509.length - RAW_LENGTH, x509.length));
    }

    public String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new SuiteFailure("Cannot sign: " + e.getMessage(), e);
        }
    }

    /** Whether the signature was made over the message with the other half of this public key. */
    public static boolean verifies(String publicKey, byte[] message, String signature) {
        try {
            byte[] raw = Base64.getDecoder().decode(publicKey);
            byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
            System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
