package org.muster.gateway.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.edge.Methods;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/**
 * The description to look through and to try out, at /openapi/ui. All of it comes from this origin and nothing stands in
 * the page itself, so that the policy of every other page holds here too.
 */
@ApplicationScoped
class BrowsableRoute {

    private static final String OWN = "openapi-ui/";

    /** Where the library lies, and Quarkus would serve it with pages of its own. */
    private static final String LIBRARY = "META-INF/resources/openapi-ui/";

    void mount(@Observes Router router) {
        file(router, "", OWN + "index.html", "text/html; charset=utf-8");
        file(router, "/page.js", OWN + "page.js", "text/javascript; charset=utf-8");
        file(router, "/page.css", OWN + "page.css", "text/css; charset=utf-8");
        file(router, "/swagger-ui-bundle.js", LIBRARY + "swagger-ui-bundle.js", "text/javascript; charset=utf-8");
        file(router, "/swagger-ui.css", LIBRARY + "swagger-ui.css", "text/css; charset=utf-8");
        for (String other : new String[] {"/openapi-ui*", "/template*"}) {
            router.route(other)
                    .order(0)
                    .handler(context -> Problems.send(
                            context, Problem.plain(404, context.request().path())));
        }
    }

    private static void file(Router router, String name, String resource, String type) {
        PageFile file = PageFile.of(resource, type);
        Methods.mount(router, "/openapi/ui" + name, file::send, HttpMethod.GET, HttpMethod.HEAD);
    }
}
