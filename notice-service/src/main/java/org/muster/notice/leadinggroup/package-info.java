/** Records leading groups (领导小组): who is in one, for what, and who stands in. */
package org.muster.notice.leadinggroup;
