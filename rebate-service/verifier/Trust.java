import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that you trust, by partner, and what leads from them to others: where a key was rotated,
 * the old one signed that the new one stands in its place.
 */
final class Trust {

    private final Map<String, String> trusted;
    private final Map<String, Map<String, Object>> byId = new HashMap<>();
    private final Map<String, Map<String, Object>> byKey = new HashMap<>();

    Trust(Map<String, String> trusted, List<Object> keys) {
        this.trusted = trusted;
        for (Object each : keys) {
            Map<String, Object> key = Json.members(each);
            byId.put(Json.text(key, "id"), key);
            byKey.put(Json.text(key, "publicKey"), key);
        }
    }

    int partners() {
        return trusted.size();
    }

    void requireAmong(Set<String> members) {
        for (String partner : trusted.keySet()) {
            if (!members.contains(partner)) {
                throw new Difference("trusted key of " + partner, "one", "no such member");
            }
        }
    }

    /** The partner's key is the one that is trusted, or stands in its place by its own word. */
    void require(String partner, String publicKey) {
        String wanted = trusted.get(partner);
        String reached = publicKey;
        for (int steps = 0; wanted != null && !wanted.equals(reached); steps++) {
            Map<String, Object> key = byKey.get(reached);
            boolean endorsed = key != null && key.get("predecessorId") instanceof String;
            Map<String, Object> old = endorsed ? byId.get(Json.text(key, "predecessorId")) : null;
            if (old == null || steps > byId.size()) {
                throw new Difference("trusted key of " + partner, wanted, reached);
            }
            String message = "tandem-signing-key-rotation:" + partner + ":" + reached;
            if (!AgreementCheck.verifies(
                    Json.text(old, "publicKey"),
                    message.getBytes(StandardCharsets.UTF_8),
                    Json.text(key, "endorsement"))) {
                throw new Difference(
                        "endorsement of " + reached, key.get("endorsement"), "not of its predecessor");
            }
            reached = Json.text(old, "publicKey");
        }
    }
}
