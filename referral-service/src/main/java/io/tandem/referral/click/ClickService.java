package io.tandem.referral.click;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.id.IdSource;
import io.tandem.chassis.problem.ProblemException;
import io.tandem.referral.click.model.Visitor;
import io.tandem.referral.link.LinkTarget;
import io.tandem.referral.link.LinkTargets;
import io.tandem.referral.link.model.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;

/** Sends visitors on and notes that they came. */
@ApplicationScoped
class ClickService {

    private static final String CLICK_ID = "clickId";

    private final LinkTargets targets;
    private final ClickBuffer buffer;
    private final ClickSettings settings;
    private final IdSource ids;
    private final Clock clock;

    ClickService(
            LinkTargets targets,
            ClickBuffer buffer,
            ClickSettings settings,
            IdSource ids,
            Clock clock) {
        this.targets = targets;
        this.buffer = buffer;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where to send a visitor of the link. */
    Uni<URI> follow(String code, Visit visit) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return targets.find(code)
                .map(found ->
                        found.filter(target -> !target.expiredAt(now))
                                .orElseThrow(() -> ProblemException.notFound("link")))
                .map(target -> note(target, visit, now));
    }

    private URI note(LinkTarget target, Visit visit, Instant now) {
        UUID id = ids.next();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!visit.isProbe()) {
            buffer.note(
                    new Click(
                            id,
                            target.link(),
                            target.version(),
                            now,
                            Visitor.of(visit.userAgent().orElse(null)),
                            visit.address()
                                    .map(address ->
                                            AddressHash.of(settings.secret(), day, address)),
                            visit.utm()));
        }
        SequencedMap<String, String> parameters = new LinkedHashMap<>(visit.utm());
        parameters.put(CLICK_ID, id.toString());
        return new Destination(URI.create(target.destination())).with(parameters);
    }
}
