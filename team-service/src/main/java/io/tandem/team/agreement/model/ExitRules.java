package io.tandem.team.agreement.model;

import io.tandem.chassis.money.Rate;
import io.tandem.team.roster.model.PartnerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What members agreed upon about one of them leaving while the agreement goes on among the others.
 *
 * @param removalQuorum the share of the others whose votes remove a member; without it none can be
 * @param facts the facts that end a membership when an operator puts them on record
 * @param rejoinAfterDays for how long after its last period a former member cannot be invited
 * @param links what becomes of a former member's links within the scope
 */
public record ExitRules(
        Optional<Rate> removalQuorum,
        Set<ExitKind> facts,
        Optional<Tail> tail,
        int rejoinAfterDays,
        LinksOnExit links) {

    private static final long MILLION = 1_000_000;

    public ExitRules {
        facts = Set.copyOf(facts);
    }

    /** Whether so many of the others' votes remove a member; never without any. */
    public boolean isRemoved(int votes, int others) {
        return removalQuorum
                .filter(quorum -> votes > 0 && votes * MILLION >= (long) quorum.ppm() * others)
                .isPresent();
    }

    /** By its own notice: the period in which that runs out is the last. */
    public static Exit leave(PartnerId member, String cause, Instant now, int noticeDays) {
        return new Exit(
                member,
                ExitKind.LEFT,
                cause,
                Optional.of(member),
                now,
                month(now.plus(Duration.ofDays(noticeDays))));
    }

    /** At once: the present period is the last. */
    public static Exit atOnce(
            PartnerId member,
            ExitKind kind,
            String cause,
            Optional<PartnerId> declaredBy,
            Instant now) {
        return new Exit(member, kind, cause, declaredBy, now, month(now));
    }

    /** The last period in which something of the former member is pooled. */
    public YearMonth poolsUntil(Exit exit) {
        return tail.map(some -> some.lastAfter(exit.kind(), exit.lastPeriod()))
                .orElse(exit.lastPeriod());
    }

    /** From when on the former member can be invited again. */
    public Instant rejoinFrom(Exit exit) {
        return afterLastPeriod(exit).plus(Duration.ofDays(rejoinAfterDays));
    }

    /**
     * From when on the former member's links within the scope are good no longer, if they expire:
     * with the membership's end. That of one who gives notice comes after its last period, unless
     * that counts up to the moment only.
     */
    public Optional<Instant> linksExpireAt(Exit exit, int noticeDays, boolean prorated) {
        return switch (links) {
            case STAY -> Optional.empty();
            case EXPIRE ->
                    Optional.of(
                            exit.kind() == ExitKind.LEFT && !prorated
                                    ? afterLastPeriod(exit)
                                    : exit.endsAt(noticeDays));
        };
    }

    private static Instant afterLastPeriod(Exit exit) {
        return exit.lastPeriod().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * Who takes part in a period: 1 for a member, a fraction for one in its tail. Who does not is
     * not in it.
     */
    public SortedMap<PartnerId, BigDecimal> presences(
            Set<PartnerId> members, Collection<Exit> exits, YearMonth period) {
        SortedMap<PartnerId, BigDecimal> presences = new TreeMap<>();
        members.forEach(member -> presences.put(member, BigDecimal.ONE));
        for (Exit exit : exits) {
            if (period.isAfter(exit.lastPeriod())) {
                presences.put(
                        exit.member(),
                        tail.map(some -> some.presence(exit, period)).orElse(BigDecimal.ZERO));
            }
        }
        presences.values().removeIf(presence -> presence.signum() == 0);
        return presences;
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}
