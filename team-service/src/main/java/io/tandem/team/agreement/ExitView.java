package io.tandem.team.agreement;

import io.tandem.team.agreement.model.Exit;
import io.tandem.team.agreement.model.ExitKind;
import io.tandem.team.agreement.model.LinkExpiry;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member who has left, or is about to. */
@Schema(name = "ExitView")
public record ExitView(
        UUID partnerId,
        ExitKind kind,
        @Schema(examples = "I go my own way.") String cause,
        @Schema(
                        nullable = true,
                        description =
                                "The member who gave notice or whose vote decided; none for a fact.")
                UUID declaredBy,
        Instant declaredAt,
        @Schema(description = "The moment in which its membership ends.") Instant endsAt,
        @Schema(description = "The last period in which it was a member in full.")
                YearMonth lastPeriod,
        @Schema(
                        nullable = true,
                        description =
                                "From when on its links within the scope are to be good no longer,"
                                        + " where the terms say so; none where they stay good.")
                Instant linksExpireAt,
        @Schema(nullable = true, description = "When referral-service had them expire.")
                Instant linksExpiredAt) {

    static ExitView of(Exit exit, int noticeDays, Optional<LinkExpiry> links) {
        return new ExitView(
                exit.member().value(),
                exit.kind(),
                exit.cause(),
                exit.declaredBy().map(by -> by.value()).orElse(null),
                exit.declaredAt(),
                exit.endsAt(noticeDays),
                exit.lastPeriod(),
                links.map(LinkExpiry::dueAt).orElse(null),
                links.flatMap(LinkExpiry::expiredAt).orElse(null));
    }
}
