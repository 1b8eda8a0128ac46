package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** By which trades members earned, as rebate-service tells it. Answers are read by the caller. */
@Path("/v1")
@RegisterRestClient(configKey = "rebate")
@RegisterProvider(ServiceToken.class)
@Consumes(MediaType.APPLICATION_JSON)
interface TradesClient {

    @POST
    @Path("earnings:trades")
    Uni<Response> trades(
            TradeMessages.AskTrades query,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);
}
