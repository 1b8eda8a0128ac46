import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * That a trade's accruals are in a statement and in its month, and follow from their inputs: the leaf
 * is rated anew and followed to both roots.
 */
final class StatementCheck {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LEDGER_SCALE = 18;

    private StatementCheck() {}

    static void verify(Map<String, Object> statement, Map<String, Object> proof) {
        for (String name : List.of("partnerId", "programme", "period", "root", "periodRoot")) {
            Difference.unlessSame("statement and proof, " + name, statement.get(name), proof.get(name));
        }
        Difference.unlessSame("number of leaves", statement.get("leaves"), proof.get("leafCount"));
        Difference.unlessSame("number of partners", statement.get("partners"), proof.get("partnerCount"));
        if (Json.list(proof, "leaves").isEmpty()) {
            throw new Difference("leaves of the trade", "none", "at least one");
        }
        for (Object leaf : Json.list(proof, "leaves")) {
            verifyLeaf(Json.members(leaf), proof);
        }
        byte[] partner = partnerLeaf(Json.text(proof, "partnerId"), HEX.parseHex(Json.text(proof, "root")));
        Difference.unlessSame(
                "root of the month, from the partner's root",
                proof.get("periodRoot"),
                root(
                        partner,
                        Json.number(proof, "partnerIndex"),
                        Json.number(proof, "partnerCount"),
                        Json.list(proof, "partnerPath")));
    }

    private static void verifyLeaf(Map<String, Object> item, Map<String, Object> proof) {
        String leaf = Json.text(item, "leaf");
        Map<String, Object> fields = Json.members(new Json(leaf).whole());
        String where = "trade " + fields.get("tradeId") + ", accrual " + fields.get("n") + ", ";
        for (String name : List.of("partnerId", "programme", "period", "tradeId")) {
            Difference.unlessSame(where + name, fields.get(name), proof.get(name));
        }
        rederive(where, fields);
        Difference.unlessSame(
                where + "root of the statement, from the leaf",
                proof.get("root"),
                root(
                        hash((byte) 0, leaf.getBytes(StandardCharsets.UTF_8)),
                        Json.number(item, "index"),
                        Json.number(proof, "leafCount"),
                        Json.list(item, "path")));
    }

    /** Fee times rate is gross; shares of it are cut off at 18 decimals; the owner has the rest. */
    private static void rederive(String where, Map<String, Object> leaf) {
        BigDecimal sign = decimal(leaf, "sign");
        boolean earns = "COMMISSIONABLE".equals(leaf.get("reason"));
        BigDecimal base = decimal(leaf, leaf.containsKey("netFee") ? "netFee" : "fee");
        BigDecimal reversed =
                leaf.containsKey("reversed") ? decimal(leaf, "reversed") : BigDecimal.ZERO;
        BigDecimal commissionable = earns ? base.subtract(reversed) : BigDecimal.ZERO;
        BigDecimal gross = commissionable.multiply(decimal(leaf, "rate"));
        BigDecimal coInviter = share(gross, decimal(leaf, "coInviterShare"));
        amount(where, leaf, "commissionable", commissionable.multiply(sign));
        amount(where, leaf, "gross", gross.multiply(sign));
        amount(where, leaf, "coInviterPart", coInviter.multiply(sign));
        if ("OWNER".equals(leaf.get("role"))) {
            BigDecimal invitee = share(gross, decimal(leaf, "inviteeShare"));
            amount(where, leaf, "inviteePart", invitee.multiply(sign));
            BigDecimal owner = gross.subtract(coInviter).subtract(invitee);
            amount(where, leaf, "ownerPart", owner.multiply(sign));
        }
    }

    private static BigDecimal share(BigDecimal gross, BigDecimal share) {
        return gross.multiply(share).setScale(LEDGER_SCALE, RoundingMode.DOWN);
    }

    private static void amount(
            String where, Map<String, Object> leaf, String name, BigDecimal expected) {
        if (decimal(leaf, name).compareTo(expected) != 0) {
            String plain = expected.signum() == 0 ? "0" : expected.stripTrailingZeros().toPlainString();
            throw new Difference(where + name, leaf.get(name), plain);
        }
    }

    /** What does not apply is left out of a leaf, and is nothing. */
    private static BigDecimal decimal(Map<String, Object> leaf, String name) {
        return leaf.containsKey(name) ? Json.decimal(leaf, name) : BigDecimal.ZERO;
    }

    // -- The tree: RFC 6962, checked as RFC 9162 section 2.1.3.2 does --------------------------

    private static String root(byte[] leaf, long index, long size, List<Object> path) {
        byte[] hash = leaf;
        long place = index;
        long last = size - 1;
        for (Object step : path) {
            byte[] sibling = HEX.parseHex((String) step);
            if (last == 0) {
                return "(the path is too long)";
            }
            if (place % 2 == 1 || place == last) {
                hash = node(sibling, hash);
                while (place % 2 == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? HEX.formatHex(hash) : "(the path is too short)";
    }

    private static byte[] partnerLeaf(String partnerId, byte[] root) {
        UUID id = UUID.fromString(partnerId);
        return hash(
                (byte) 0,
                ByteBuffer.allocate(16 + root.length)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(root)
                        .array());
    }

    private static byte[] node(byte[] left, byte[] right) {
        return hash((byte) 1, left, right);
    }

    private static byte[] hash(byte prefix, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(prefix);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
