package io.tandem.team.agreement.model;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A member's Ed25519 public key (RFC 8032), as base64 of its 32 raw bytes. Refuses bytes that are
 * no point of the curve, and the few points with which a signature could be forged.
 */
public record PublicKey(String base64) {

    /** What a key's owner signs to prove that it has the other half. */
    public static final String PROOF_PREFIX = "tandem-signing-key:";

    /** What a key that is rotated signs, followed by its owner and the key in its place. */
    public static final String ROTATION_PREFIX = "tandem-signing-key-rotation:";

    private static final int LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;

    /**
     * What RFC 8410 puts before the raw key: SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING.
     */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public PublicKey {
        byte[] raw = decoded(base64);
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("must be base64 of the 32 raw bytes of the key");
        }
        if (CurvePoint.isMalformed(raw) || CurvePoint.hasSmallOrder(raw)) {
            throw new IllegalArgumentException("must be a point of the curve that can hold a key");
        }
        verifier(raw);
    }

    /** Whether this key made the signature (base64 of 64 bytes) over the message. */
    public boolean verifies(byte[] message, String signature) {
        try {
            byte[] bytes = decoded(signature);
            if (bytes.length != SIGNATURE_LENGTH) {
                return false;
            }
            Signature ed25519 = verifier(decoded(base64));
            ed25519.update(message);
            return ed25519.verify(bytes);
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What the owner, by its partner id, signs to prove possession. */
    public static byte[] proofMessage(String partnerId) {
        return (PROOF_PREFIX + partnerId).getBytes(StandardCharsets.UTF_8);
    }

    /** What the old key signs so that this one stands in its place. */
    public byte[] rotationMessage(String partnerId) {
        return (ROTATION_PREFIX + partnerId + ":" + base64).getBytes(StandardCharsets.UTF_8);
    }

    /** A verifier with this key; it is here that the platform finds a point off the curve. */
    private static Signature verifier(byte[] raw) {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            return ed25519;
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw new IllegalArgumentException("is no Ed25519 public key", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private static byte[] decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // Base64 with stray bits at the end would be a second spelling of the same bytes.
            if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
                throw new IllegalArgumentException("must be base64 with its padding");
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be base64 with its padding", e);
        }
    }
}
