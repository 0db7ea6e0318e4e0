package org.muster.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.muster.station.client.Muster;
import org.muster.station.demo.DemoData;

/** The whole journey. It may be repeated on the same station: it then continues the series and takes another day. */
public final class MainJourney {

    private final Stage stage;
    private final Duration untilDue;

    /** @param untilDue how long the reporters have before the daily report is due; the journey waits for that moment */
    public MainJourney(Muster muster, DemoData data, Duration untilDue, Consumer<String> tell) {
        this.stage = new Stage(muster, data, tell);
        this.untilDue = untilDue;
    }

    /**
     * @return the figures at the end, by name
     * @throws AssertionError when the platform does not do what it promises
     */
    public Map<String, Object> run() {
        new NoticeChapter(stage).play();
        new ResponseChapter(stage, untilDue).play();
        new ExpertChapter(stage).play();
        new PublicChapter(stage).play();
        new AdviceChapter(stage).play();
        return new LinkedHashMap<>(stage.figures());
    }
}
