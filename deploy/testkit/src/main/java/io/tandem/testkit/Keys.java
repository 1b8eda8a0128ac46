package io.tandem.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The test run's key pair, made when first asked for. */
final class Keys {

    private static final String PRIVATE = "tandem.testkit.private-key";
    private static final String PUBLIC = "tandem.testkit.public-key";

    private Keys() {}

    static String publicKey() {
        generateOnce();
        return System.getProperty(PUBLIC);
    }

    static PrivateKey privateKey() {
        generateOnce();
        return decode(System.getProperty(PRIVATE));
    }

    /** A key that no service trusts. */
    static PrivateKey foreignKey() {
        return generate().getPrivate();
    }

    private static void generateOnce() {
        if (System.getProperty(PUBLIC) == null) {
            KeyPair pair = generate();
            System.setProperty(PRIVATE, encode(pair.getPrivate().getEncoded()));
            System.setProperty(PUBLIC, encode(pair.getPublic().getEncoded()));
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey decode(String key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
