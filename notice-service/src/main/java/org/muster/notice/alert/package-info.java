/** Takes in alerts (预警) that others issued as CAP messages and shows them where they apply. */
package org.muster.notice.alert;
