package org.muster.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Creates the catalogue's topics that the broker does not have yet; waits in the background for a broker that is away. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    /** 1 on a station; a cluster sets 3. */
    @ConfigProperty(name = "muster.topics.replication", defaultValue = "1")
    short replication;

    private volatile boolean stopping;

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::createMissing, "topic-setup");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void createMissing() {
        while (!stopping) {
            try (Admin admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000"))) {
                List<NewTopic> missing = missing(admin.listTopics().names().get());
                if (!missing.isEmpty()) {
                    admin.createTopics(missing).all().get();
                    LOG.infof(
                            "Created topics %s",
                            missing.stream().map(NewTopic::name).toList());
                }
                return;
            } catch (Exception e) {
                // another service may have created one in between: the next round sees it
                LOG.debugf("Topics are not set up yet: %s", e.getMessage());
                pause();
            }
        }
    }

    private List<NewTopic> missing(Set<String> existing) {
        List<NewTopic> missing = new ArrayList<>();
        for (Catalogue.Topic topic : Catalogue.shipped().topics()) {
            if (!existing.contains(topic.name())) {
                missing.add(new NewTopic(topic.name(), topic.partitions(), replication)
                        .configs(Map.of("cleanup.policy", topic.compacted() ? "compact" : "delete")));
            }
        }
        return missing;
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
