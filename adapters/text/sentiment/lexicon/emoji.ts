/** What faces say without words. */
export const emoji = {
  strongPositive: '😍 🥰 😘 ❤ 💕 💖 💗 💘 💙 💚 💛 💜 🧡 🤩 🥳 🎉 🙌 👏 💞 💓 💝 😻 🏆 <3 ♥ 💪 🤗',
  positive:
    '😊 😀 😁 😃 😄 😆 😂 🤣 🙂 ☺ 😉 😋 😎 😇 😙 😚 👍 👌 ✌ ✨ 🌟 ⭐ 🔥 🎊 🎂 🎁 🙏 💯 🤞 😹 😺 😜 😝 😛 🌹 🌸 🌷 🎶 ☀ :) :-) :d ;) =) xd :p (: ^^ ;-) :3 :]',
  strongNegative: '😡 🤬 😠 👿 💩 🤮 🤢 💔 😭 🖕 👎 😤 😖 😫 😩 ☠ 💀 😰 😱',
  negative:
    "😢 😞 😔 😟 😕 🙁 ☹ 😣 😥 😓 😪 🙄 😒 😑 😐 😬 🤦 🤷 😷 🤒 🤕 😨 😧 😦 😳 😿 🙃 🤡 :( :-( :/ :-/ :'( ;( =( d: :c </3 -_- :s ):",
};
