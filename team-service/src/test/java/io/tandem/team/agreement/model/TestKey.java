package io.tandem.team.agreement.model;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A member's key pair, made and used as the member's own client would. */
public record TestKey(KeyPair pair) {

    public static TestKey generate() {
        try {
            return new TestKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PublicKey publicKey() {
        byte[] x509 = pair.getPublic().getEncoded();
        return new PublicKey(
                Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(x509, x509.length - 32, x509.length)));
    }

    public String sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return Base64.getEncoder().encodeToString(ed25519.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
