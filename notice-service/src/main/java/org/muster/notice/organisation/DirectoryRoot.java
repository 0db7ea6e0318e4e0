package org.muster.notice.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;

@ApplicationScoped
class DirectoryRoot {

    @Inject
    Directory directory;

    void plant(@Observes StartupEvent event) {
        directory.plantRoot();
    }
}
