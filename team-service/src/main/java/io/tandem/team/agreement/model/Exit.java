package io.tandem.team.agreement.model;

import io.tandem.team.roster.model.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * That a member has left an agreement: what it earns up to the end of the last period is pooled as
 * before, what comes then as the agreement's tail says.
 *
 * @param declaredBy the member who gave notice, or whose vote decided; nobody for a fact that an
 *     operator put on record
 */
public record Exit(
        PartnerId member,
        ExitKind kind,
        String cause,
        Optional<PartnerId> declaredBy,
        Instant declaredAt,
        YearMonth lastPeriod) {

    /** The moment in which the membership ends: of one who leaves, when its notice runs out. */
    public Instant endsAt(int noticeDays) {
        return kind == ExitKind.LEFT ? declaredAt.plus(Duration.ofDays(noticeDays)) : declaredAt;
    }
}
