package io.tandem.team.split.model;

import io.tandem.team.roster.model.PartnerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Who comes first when two members' fractions are equal and there is one unit left. The order is
 * that of SHA-256(32 bytes of the agreement's digest ‖ period in UTF-8 ‖ 16 bytes of the member's
 * id), ascending and unsigned: nobody can choose it, it changes from month to month, and everybody
 * can work it out.
 */
public record TieOrder(Digest digest, YearMonth period) {

    /** The key by which a member is ordered. */
    public byte[] key(PartnerId member) {
        MessageDigest sha256 = Digest.sha256();
        sha256.update(digest.bytes());
        sha256.update(period.toString().getBytes(StandardCharsets.UTF_8));
        sha256.update(member.bytes());
        return sha256.digest();
    }

    /** Orders members by their keys. */
    public Comparator<PartnerId> comparator() {
        Map<PartnerId, byte[]> keys = new HashMap<>();
        return Comparator.comparing(
                member -> keys.computeIfAbsent(member, this::key), Arrays::compareUnsigned);
    }
}
