package io.tandem.team.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tandem.chassis.neighbour.Neighbour;
import io.tandem.chassis.neighbour.NeighbourFailure;
import io.tandem.chassis.neighbour.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Partners' links, which are referral-service's to keep and to change. */
@ApplicationScoped
public class PartnerLinks {

    private static final int PAGE = 200;

    private final ReferralClient referral;
    private final Neighbour neighbour;
    private final ObjectMapper json;

    PartnerLinks(@RestClient ReferralClient referral, Neighbours neighbours, ObjectMapper json) {
        this.referral = referral;
        this.neighbour = neighbours.named(ReferralClient.NEIGHBOUR);
        this.json = json;
    }

    /** Has all of them expire, page by page. To have them expire again changes nothing. */
    public Uni<Void> expire(ExpireLinks command) {
        return expire(command, null);
    }

    private Uni<Void> expire(ExpireLinks command, String after) {
        return neighbour
                .repeatedly(() -> referral.expire(after, PAGE, command), this::read)
                .chain(page ->
                        page.next() == null
                                ? Uni.createFrom().voidItem()
                                : expire(command, page.next()));
    }

    private ExpiringLinksPage read(Response answer) {
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            throw NeighbourFailure.status(answer.getStatus());
        }
        try {
            return json.readValue(answer.readEntity(String.class), ExpiringLinksPage.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw NeighbourFailure.garbled(e);
        }
    }
}
