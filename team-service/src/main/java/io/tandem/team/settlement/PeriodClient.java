package io.tandem.team.settlement;

import io.smallrye.mutiny.Uni;
import io.tandem.chassis.security.ServiceToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Whether rebate-service has closed a month: it finds the closed ones and no others. */
@Path("/v1/programmes")
@RegisterRestClient(configKey = "rebate")
@RegisterProvider(ServiceToken.class)
interface PeriodClient {

    @GET
    @Path("{programme}/periods/{period}")
    Uni<Response> period(
            @PathParam("programme") String programme, @PathParam("period") String period);
}
