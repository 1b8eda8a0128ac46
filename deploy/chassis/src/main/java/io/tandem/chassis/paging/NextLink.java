package io.tandem.chassis.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says in a header, too, where the next page is. */
public class NextLink {

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next() != null) {
            String next =
                    request.getUriInfo()
                            .getRequestUriBuilder()
                            .replaceQueryParam("after", page.next())
                            .build()
                            .toString();
            String path = next.substring(next.indexOf('/', next.indexOf("//") + 2));
            response.getHeaders().add(HttpHeaders.LINK, "<" + path + ">; rel=\"next\"");
        }
    }
}
