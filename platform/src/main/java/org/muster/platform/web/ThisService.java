package org.muster.platform.web;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.muster.platform.problem.ProblemException;

/** The service this is, for resources that every service has at a path with its name. */
@ApplicationScoped
public class ThisService {

    private final String name;

    ThisService(@ConfigProperty(name = "quarkus.application.name") String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** @throws ProblemException 404 for another service's name: it would know nothing of what is asked */
    public void require(String asked) {
        if (!name.equals(asked)) {
            throw ProblemException.notFound("service", asked);
        }
    }
}
