import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * Ascending unsigned order of SHA-256(32 bytes of the agreement's digest ‖ period in UTF-8 ‖ 16 bytes
 * of the member's id).
 */
final class Ties implements Comparator<String> {

    private final byte[] prefix;
    private final Map<String, byte[]> keys = new HashMap<>();

    Ties(String digest, String period) {
        byte[] hash = HexFormat.of().parseHex(digest);
        byte[] month = period.getBytes(StandardCharsets.UTF_8);
        prefix = ByteBuffer.allocate(hash.length + month.length).put(hash).put(month).array();
    }

    @Override
    public int compare(String one, String other) {
        return Arrays.compareUnsigned(
                keys.computeIfAbsent(one, this::key), keys.computeIfAbsent(other, this::key));
    }

    private byte[] key(String member) {
        UUID id = UUID.fromString(member);
        return AgreementCheck.sha256(
                ByteBuffer.allocate(prefix.length + 16)
                        .put(prefix)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }
}
