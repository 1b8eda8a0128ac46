import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Checks offline that a trade's accruals are in a statement and follow from their inputs:
 *
 * <pre>java Verify.java statement.json proof.json [root of the month that you trust]</pre>
 *
 * It needs a JDK (21 or later) and nothing of Tandem. Exit code 0: all holds; 1: it names the first
 * difference; 2: it could not read its input.
 */
public class Verify {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LEDGER_SCALE = 18;

    /** The first thing that is not as it should be. */
    private static final class Difference extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Difference(String what, Object stated, Object found) {
            super(what + ": stated " + stated + ", recomputed " + found);
        }
    }

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("java Verify.java statement.json proof.json [month's root]");
            System.exit(2);
        }
        try {
            Map<String, Object> statement = read(arguments[0]);
            Map<String, Object> proof = read(arguments[1]);
            verify(statement, proof);
            if (arguments.length > 2) {
                same("trusted root of the month", arguments[2], proof.get("periodRoot"));
            }
            System.out.println(
                    "OK: trade "
                            + proof.get("tradeId")
                            + ", "
                            + list(proof, "leaves").size()
                            + " accrual(s), in the statement and in the month's root "
                            + proof.get("periodRoot"));
        } catch (Difference difference) {
            System.out.println("DIFFERS: " + difference.getMessage());
            System.exit(1);
        } catch (IOException | RuntimeException unreadable) {
            System.err.println("CANNOT READ: " + unreadable);
            System.exit(2);
        }
    }

    private static void verify(Map<String, Object> statement, Map<String, Object> proof) {
        for (String name : List.of("partnerId", "programme", "period", "root", "periodRoot")) {
            same("statement and proof, " + name, statement.get(name), proof.get(name));
        }
        same("number of leaves", statement.get("leaves"), proof.get("leafCount"));
        same("number of partners", statement.get("partners"), proof.get("partnerCount"));
        if (list(proof, "leaves").isEmpty()) {
            throw new Difference("leaves of the trade", "none", "at least one");
        }
        for (Object leaf : list(proof, "leaves")) {
            verifyLeaf(members(leaf), proof);
        }
        byte[] partner = partnerLeaf(text(proof, "partnerId"), HEX.parseHex(text(proof, "root")));
        same(
                "root of the month, from the partner's root",
                proof.get("periodRoot"),
                root(
                        partner,
                        number(proof, "partnerIndex"),
                        number(proof, "partnerCount"),
                        list(proof, "partnerPath")));
    }

    private static void verifyLeaf(Map<String, Object> item, Map<String, Object> proof) {
        String leaf = text(item, "leaf");
        Map<String, Object> fields = members(new Json(leaf).whole());
        String where = "trade " + fields.get("tradeId") + ", accrual " + fields.get("n") + ", ";
        for (String name : List.of("partnerId", "programme", "period", "tradeId")) {
            same(where + name, fields.get(name), proof.get(name));
        }
        rederive(where, fields);
        same(
                where + "root of the statement, from the leaf",
                proof.get("root"),
                root(
                        hash((byte) 0, leaf.getBytes(StandardCharsets.UTF_8)),
                        number(item, "index"),
                        number(proof, "leafCount"),
                        list(item, "path")));
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

    private static BigDecimal decimal(Map<String, Object> leaf, String name) {
        return leaf.containsKey(name) ? new BigDecimal(text(leaf, name)) : BigDecimal.ZERO;
    }

    private static void same(String what, Object stated, Object found) {
        if (stated == null || !stated.equals(found)) {
            throw new Difference(what, stated, found);
        }
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

    // -- JSON ---------------------------------------------------------------------------------

    private static Map<String, Object> read(String file) throws IOException {
        return members(new Json(Files.readString(Path.of(file))).whole());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> object, String name) {
        return (List<Object>) object.get(name);
    }

    private static String text(Map<String, Object> object, String name) {
        return (String) object.get(name);
    }

    private static long number(Map<String, Object> object, String name) {
        return ((BigDecimal) object.get(name)).longValueExact();
    }

    /** Reads JSON: objects as maps, numbers as decimals. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object whole() {
            Object value = value();
            space();
            if (at < text.length()) {
                throw new IllegalArgumentException("more than one JSON value");
            }
            return value;
        }

        private Object value() {
            space();
            return switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> literal();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            at++;
            while (!ends('}')) {
                space();
                String name = string();
                expect(':');
                if (members.put(name, value()) != null) {
                    throw new IllegalArgumentException("twice in one object: " + name);
                }
            }
            return members;
        }

        private List<Object> array() {
            List<Object> items = new ArrayList<>();
            at++;
            while (!ends(']')) {
                items.add(value());
            }
            return items;
        }

        private boolean ends(char end) {
            space();
            if (text.charAt(at) == ',') {
                at++;
            }
            space();
            if (text.charAt(at) != end) {
                return false;
            }
            at++;
            return true;
        }

        private String string() {
            expect('"');
            StringBuilder string = new StringBuilder();
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                string.append(c == '\\' ? escape() : c);
            }
            at++;
            return string.toString();
        }

        private char escape() {
            char c = text.charAt(at++);
            return switch (c) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                default -> c;
            };
        }

        private Object literal() {
            int from = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String literal = text.substring(from, at);
            return switch (literal) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                case "null" -> null;
                default -> new BigDecimal(literal);
            };
        }

        private void expect(char c) {
            space();
            if (text.charAt(at++) != c) {
                throw new IllegalArgumentException("not JSON at character " + (at - 1));
            }
        }

        private void space() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
