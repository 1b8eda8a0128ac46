package io.tandem.bench.subject;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Who trades: users who are bound to partners in the way in which the limit's SQL spreads them.
 * Every process of a run computes the same ones.
 */
public final class Population {

    public static final String PROGRAMME = "bench";
    public static final int PARTNERS = 100;
    public static final int USERS = 10_000;

    private static final int SPREAD = 7_919;

    private Population() {}

    public static String userId(int user) {
        return Long.toString(44_705_892_343_610_000L + user);
    }

    public static UUID partnerId(int partner) {
        return id("partner", partner);
    }

    public static int partnerOf(int user) {
        return (int) ((long) user * SPREAD % PARTNERS);
    }

    static UUID linkId(int partner) {
        return id("link", partner);
    }

    static UUID bindingId(int user) {
        return id("binding", user);
    }

    private static UUID id(String what, int number) {
        return UUID.nameUUIDFromBytes((what + number).getBytes(StandardCharsets.UTF_8));
    }
}
