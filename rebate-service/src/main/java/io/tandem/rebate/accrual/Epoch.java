package io.tandem.rebate.accrual;

import io.tandem.rebate.binding.model.Bindings;
import io.tandem.rebate.earnings.model.Activity;
import io.tandem.rebate.period.model.Calendar;
import io.tandem.rebate.period.model.StandingKey;
import io.tandem.rebate.plan.model.PlanBook;
import io.tandem.rebate.plan.model.Standing;
import io.tandem.rebate.rows.Recent;
import io.tandem.rebate.trade.model.UserKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has been read under the shared rating lock, which is good as long as the epoch lasts: it is
 * thrown away as a whole. Only what is committed may be kept here.
 */
final class Epoch {

    private static final int USERS = 30_000;
    private static final int ACTIVITIES = 50_000;
    private static final int PROGRAMMES = 1_000;
    private static final int STANDINGS = 100_000;

    private final long number;
    private final Recent<UserKey, Bindings> bindings = new Recent<>(USERS);
    private final Recent<Activity, Boolean> activities = new Recent<>(ACTIVITIES);
    private final Recent<Set<String>, PlanBook> plans = new Recent<>(PROGRAMMES);
    private final Map<StandingKey, Standing> standings = new ConcurrentHashMap<>();
    private final Set<StandingsOf> standingsRead = ConcurrentHashMap.newKeySet();
    private volatile Dates dates;

    Epoch(long number) {
        this.number = number;
    }

    /** A partner's standings for a month of a programme. */
    record StandingsOf(String programme, YearMonth month, UUID partnerId) {}

    /** Which months are closed, and through which day earnings have matured. */
    record Dates(Calendar calendar, LocalDate maturedThrough) {}

    boolean is(long epoch) {
        return number == epoch;
    }

    long number() {
        return number;
    }

    Map<UserKey, Bindings> bindings(Collection<UserKey> users) {
        return bindings.of(users);
    }

    /** Also who is not bound is known not to be. */
    void learn(Collection<UserKey> users, Map<UserKey, Bindings> found) {
        users.forEach(user -> bindings.learn(user, found.getOrDefault(user, Bindings.NONE)));
    }

    Optional<PlanBook> plans(Set<String> programmes) {
        return Optional.ofNullable(plans.of(Set.of(programmes)).get(programmes));
    }

    void learn(Set<String> programmes, PlanBook book) {
        plans.learn(Set.copyOf(programmes), book);
    }

    Optional<Dates> dates() {
        return Optional.ofNullable(dates);
    }

    void learn(Dates read) {
        dates = read;
    }

    Set<StandingsOf> unread(Set<StandingsOf> wanted) {
        Set<StandingsOf> unread = new HashSet<>(wanted);
        unread.removeAll(standingsRead);
        return unread;
    }

    /** What is read beyond the limit is for the one who read it. */
    Map<StandingKey, Standing> learn(Set<StandingsOf> read, Map<StandingKey, Standing> found) {
        if (standingsRead.size() + read.size() > STANDINGS) {
            Map<StandingKey, Standing> all = new HashMap<>(standings);
            all.putAll(found);
            return all;
        }
        standings.putAll(found);
        standingsRead.addAll(read);
        return standings;
    }

    Map<StandingKey, Standing> standings() {
        return standings;
    }

    /** Those of whom it is not known that they are on their line of the roll-up already. */
    Set<Activity> unknown(Set<Activity> came) {
        Set<Activity> unknown = new HashSet<>(came);
        unknown.removeAll(activities.of(came).keySet());
        return unknown;
    }

    void learn(Set<Activity> committed) {
        committed.forEach(activity -> activities.learn(activity, true));
    }
}
