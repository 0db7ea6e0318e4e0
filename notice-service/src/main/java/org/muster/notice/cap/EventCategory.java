package org.muster.notice.cap;

import java.util.Arrays;

/** Tells the CAP category of an event from the words it is named by. */
public enum EventCategory {
    Health("疫", "病毒", "传染", "中毒"),
    Geo("地震", "滑坡", "泥石流", "地质"),
    Met("暴雨", "洪", "涝", "台风", "干旱", "雪", "高温", "寒潮", "大风"),
    Fire("火灾", "火险"),
    CBRNE("危险化学品", "危化品", "泄漏", "核", "辐射", "爆炸"),
    Env("污染", "生态"),
    Transport("交通", "航空", "铁路"),
    Infra("停电", "供水", "网络"),
    Security("恐怖", "群体"),
    Safety("事故", "坍塌"),
    Other;

    private final String[] words;

    EventCategory(String... words) {
        this.words = words;
    }

    public static EventCategory of(String event) {
        return Arrays.stream(values())
                .filter(category -> Arrays.stream(category.words).anyMatch(event::contains))
                .findFirst()
                .orElse(Other);
    }
}
