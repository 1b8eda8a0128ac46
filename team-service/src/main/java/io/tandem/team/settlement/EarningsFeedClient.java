package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** rebate-service's feed of whose earnings changed. Answers are read by the caller. */
@Path("/v1/feed/earnings")
@RegisterRestClient(configKey = "rebate")
@RegisterProvider(ServiceToken.class)
interface EarningsFeedClient {

    @GET
    Uni<Response> page(
            @QueryParam("after") long after,
            @QueryParam("limit") int limit,
            @QueryParam("before") String before);
}
