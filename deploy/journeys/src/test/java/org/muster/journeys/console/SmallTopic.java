package org.muster.journeys.console;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A topic of the running station that refuses every event as too large, until this is closed. */
final class SmallTopic implements AutoCloseable {

    private final ConfigResource topic;

    SmallTopic(String name) throws ExecutionException, InterruptedException {
        topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        limit("200", OpType.SET);
    }

    private void limit(String bytes, OpType how) throws ExecutionException, InterruptedException {
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:19092"))) {
            kafka.incrementalAlterConfigs(
                            Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), how))))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() throws ExecutionException, InterruptedException {
        limit("", OpType.DELETE);
    }
}
