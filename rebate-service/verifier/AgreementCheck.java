import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** That every member of an agreement signed its very terms: RFC 8785, SHA-256, Ed25519 (RFC 8032). */
final class AgreementCheck {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] X509_PREFIX = HEX.parseHex("302a300506032b6570032100");
    private static final BigInteger FIELD =
            BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** With keys of these y coordinates (order 1, 2, 4, 8) one signature would fit many messages. */
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    FIELD.subtract(BigInteger.ONE),
                    y(HEX.parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")),
                    y(HEX.parseHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")));

    private AgreementCheck() {}

    /** What holds, in words. */
    static String verify(Map<String, Object> agreement, Trust trust) {
        Map<String, Object> terms = Json.object(agreement, "terms");
        byte[] digest = sha256(Canonical.bytes(terms));
        Difference.unlessSame(
                "digest of the terms", agreement.get("digest"), HEX.formatHex(digest));
        Difference.unlessSame("team", agreement.get("teamId"), terms.get("teamId"));
        Set<String> members = members(terms);
        Set<String> signed = new HashSet<>();
        for (Object each : Json.list(agreement, "signatures")) {
            Map<String, Object> signature = Json.members(each);
            String partner = Json.text(signature, "partnerId");
            if (!members.contains(partner)) {
                throw new Difference("signature of " + partner, "one", "no such member");
            }
            if (!signed.add(partner)) {
                throw new Difference("signatures of " + partner, "two", "one");
            }
            String key = Json.text(signature, "publicKey");
            trust.require(partner, key);
            if (!verifies(key, digest, Json.text(signature, "signature"))) {
                throw new Difference(
                        "signature of " + partner, signature.get("signature"), "not of this digest");
            }
        }
        for (String member : members) {
            if (!signed.contains(member)) {
                throw new Difference("signature of " + member, "none", "one of each member");
            }
        }
        newcomers(agreement, terms, members);
        trust.requireAmong(members);
        return "OK: agreement "
                + agreement.get("id")
                + ", digest "
                + agreement.get("digest")
                + ", signed by all of its "
                + members.size()
                + " member(s), "
                + trust.partners()
                + " of them by a key that you trust";
    }

    /** Whom no version before bound: members, and all of them where there was none. */
    private static void newcomers(
            Map<String, Object> agreement, Map<String, Object> terms, Set<String> members) {
        if (agreement.get("newcomers") == null) {
            return;
        }
        Set<String> newcomers = new TreeSet<>();
        for (Object each : Json.list(agreement, "newcomers")) {
            if (!members.contains(String.valueOf(each)) || !newcomers.add(String.valueOf(each))) {
                throw new Difference("newcomer " + each, "named", "no such member, or named twice");
            }
        }
        if (!newcomers.isEmpty() && !terms.containsKey("predecessor")) {
            Difference.unlessSame("newcomers", newcomers.toString(), members.toString());
        }
    }

    /** Who has to sign. */
    static Set<String> members(Map<String, Object> terms) {
        Set<String> members = new TreeSet<>();
        for (Object each : Json.list(terms, "members")) {
            String partner = Json.text(Json.members(each), "partnerId");
            if (!members.add(partner)) {
                throw new Difference("member " + partner, "twice", "once");
            }
        }
        return members;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verifies(String key, byte[] message, String signature) {
        byte[] raw = base64(key);
        if (raw.length != 32 || y(raw).compareTo(FIELD) >= 0 || SMALL_ORDER.contains(y(raw))) {
            return false;
        }
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
            ed25519.update(message);
            return ed25519.verify(base64(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Refuses a second spelling of the same bytes. */
    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        Difference.unlessSame("base64", text, Base64.getEncoder().encodeToString(bytes));
        return bytes;
    }

    private static BigInteger y(byte[] littleEndian) {
        byte[] bytes = new byte[littleEndian.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = littleEndian[bytes.length - 1 - i];
        }
        if (bytes.length > 0) {
            bytes[0] &= 0x7f;
        }
        return new BigInteger(1, bytes);
    }
}
