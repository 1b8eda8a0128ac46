package io.tandem.team.performance;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What rebate-service tells of trades and fees. Answers are read by the caller. */
@Path("/v1")
@RegisterRestClient(configKey = "rebate")
@RegisterProvider(ServiceToken.class)
interface EarningsClient {

    @GET
    @Path("earnings")
    Uni<Response> earnings(
            @QueryParam("partner") UUID partner,
            @QueryParam("programme") String programme,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("groupBy") String groupBy);
}
