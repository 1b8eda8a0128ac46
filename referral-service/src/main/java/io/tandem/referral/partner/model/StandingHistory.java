package io.tandem.referral.partner.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A partner's standing at every time: active since ever, until the first change says otherwise. It
 * is what lets a sign-up be judged by its own time, however late it is told.
 *
 * @param changes in the order in which they took effect; a later one of the same instant outdoes an
 *     earlier one
 */
public record StandingHistory(List<Change> changes) {

    /** From {@code since} on the partner stood so, until the next change. */
    public record Change(Instant since, Standing standing) {}

    /** The history of a partner whose standing never changed. */
    public static final StandingHistory UNCHANGED = new StandingHistory(List.of());

    public StandingHistory {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).since().isBefore(changes.get(i - 1).since())) {
                throw new IllegalArgumentException("a history runs forward in time");
            }
        }
    }

    /** How the partner stood at that time. */
    public Standing at(Instant time) {
        Standing standing = new Standing.Active();
        for (Change change : changes) {
            if (!change.since().isAfter(time)) {
                standing = change.standing();
            }
        }
        return standing;
    }

    /** When the partner was closed, which is for good. */
    public Optional<Instant> closedAt() {
        return changes.stream()
                .filter(change -> change.standing() instanceof Standing.Closed)
                .map(Change::since)
                .findFirst();
    }
}
