/** Says which events exist, writes them as CloudEvents and hands received ones to their handlers, once. */
package org.muster.platform.events;
