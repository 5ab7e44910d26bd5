// The one script that a page embeds. It is served as /widget.js, beside /web/.

import "./web/widget/liaison-chat.define.js";
