/** The directory of organisations (单位目录): who exists, who is below whom, since when. */
package org.muster.notice.organisation;
