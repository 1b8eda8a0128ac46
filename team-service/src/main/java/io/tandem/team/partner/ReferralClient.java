package io.tandem.team.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What team-service follows in referral-service, and tells it. Answers are read by the caller. */
@Path("/v1")
@RegisterRestClient(configKey = "referral")
@RegisterProvider(ServiceToken.class)
@Produces(MediaType.APPLICATION_JSON)
interface ReferralClient {

    /** By what name its patience is set. */
    String NEIGHBOUR = "referral";

    @GET
    @Path("feed/standings")
    Uni<Response> standings(@QueryParam("after") long after, @QueryParam("limit") int limit);

    /** Safe to repeat: what expires by then does so already. */
    @POST
    @Path("links:expire")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> expire(
            @QueryParam("after") String after, @QueryParam("limit") int limit, ExpireLinks command);
}
