package org.muster.platform.operations;

import java.util.Map;

/**
 * How one thing of a service stands (运行状况). Its words stand in {@code operations_zh.properties} and
 * {@code operations_en.properties} of the service, or of the platform: {@code <kind>.title} and
 * {@code <kind>.<ok|watch|act>}, where {@code {name}} is one of the figures.
 *
 * @param kind of which there may be several, such as one for each topic
 * @param about which one of its kind, empty where there is only one
 * @param figures in the order in which they are shown
 */
public record Finding(String kind, String about, State state, Map<String, Object> figures) {

    public static Finding of(String kind, State state, Map<String, Object> figures) {
        return new Finding(kind, "", state, figures);
    }
}
