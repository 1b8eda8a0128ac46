package io.tandem.team.roster.model;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A partner as referral-service names it. Ordered as its 16 bytes are, unsigned, which is also the
 * order of its text: {@link UUID#compareTo} is signed, and nobody else's tools order so.
 */
public record PartnerId(UUID value) implements Comparable<PartnerId> {

    public PartnerId {
        if (value == null) {
            throw new IllegalArgumentException("a partner has an id");
        }
    }

    /** The id's 16 bytes, most significant first, as RFC 9562 lays them out. */
    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    @Override
    public int compareTo(PartnerId other) {
        int high =
                Long.compareUnsigned(
                        value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
