package io.tandem.team.partner;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What team-service follows in referral-service. Answers are read by the caller. */
@Path("/v1")
@RegisterRestClient(configKey = "referral")
@RegisterProvider(ServiceToken.class)
@Produces(MediaType.APPLICATION_JSON)
interface ReferralClient {

    @GET
    @Path("feed/standings")
    Uni<Response> standings(@QueryParam("after") long after, @QueryParam("limit") int limit);
}
