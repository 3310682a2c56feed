"use strict";
// Language and search; every page can be read without it.
(function () {
  var root = document.documentElement;
  var asked = /[?&]lang=(th|en)/.exec(location.search);
  var kept = null;
  try { kept = localStorage.getItem("prongsai-lang"); } catch (ignored) { /* no storage from disk in some browsers */ }
  function speak(lang) {
    root.dataset.lang = lang;
    root.lang = lang;
    try { localStorage.setItem("prongsai-lang", lang); } catch (ignored) { /* as above */ }
    document.querySelectorAll("[data-th]").forEach(function (one) { one.placeholder = one.dataset[lang]; });
  }
  speak(asked ? asked[1] : kept === "en" ? "en" : "th");
  document.querySelector("button.lang").addEventListener("click", function () {
    speak(root.dataset.lang === "en" ? "th" : "en");
  });

  // On a narrow screen a cut-out scrolls sideways: begin where the box is.
  document.querySelectorAll("a.cut").forEach(function (cut) {
    var svg = cut.querySelector("svg"), box = cut.querySelector("rect");
    if (svg.clientWidth > cut.clientWidth) {
      var right = (box.x.baseVal.value + box.width.baseVal.value) / svg.viewBox.baseVal.width * svg.clientWidth;
      cut.scrollLeft = Math.max(0, right + 24 - cut.clientWidth);
    }
  });

  var input = document.querySelector(".search input"), list = document.querySelector(".search ul");
  var top = document.querySelector("script[data-root]").dataset.root, chosen = -1;
  function load(then) {
    if (window.prongsaiAgencies) { then(); return; }
    var script = document.createElement("script");
    script.src = top + "search.js";
    script.onload = then;
    document.head.appendChild(script);
  }
  function plain(text) { return text.toLowerCase().replace(/\s+/g, ""); }
  function item(href, text, more) {
    var li = document.createElement("li"), a = document.createElement(href ? "a" : "span"), small = document.createElement("small");
    if (href) { a.href = top + href; }
    a.textContent = text + " ";
    small.textContent = more;
    a.appendChild(small);
    li.setAttribute("role", "option");
    li.appendChild(a);
    list.appendChild(li);
  }
  function show() {
    var wanted = input.value.split(/\s+/).filter(Boolean).map(plain);
    list.textContent = "";
    chosen = -1;
    list.hidden = wanted.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) { return; }
    var hits = window.prongsaiAgencies.filter(function (one) {
      var all = plain(one.slice(1).join(" "));
      return wanted.every(function (word) { return all.indexOf(word) >= 0; });
    });
    hits.slice(0, 30).forEach(function (one) { item(one[0], one[1], one[2]); });
    if (!hits.length) { item("", list.dataset[root.dataset.lang], ""); }
  }
  function move(step) {
    var items = list.querySelectorAll("li");
    if (!items.length) { return; }
    chosen = (chosen + step + items.length) % items.length;
    items.forEach(function (li, i) { li.setAttribute("aria-selected", String(i === chosen)); });
    items[chosen].scrollIntoView({ block: "nearest" });
  }
  input.addEventListener("input", function () { load(show); });
  input.addEventListener("focus", function () { load(function () {}); });
  input.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      var link = (list.querySelector("li[aria-selected=true] a") || list.querySelector("li a"));
      if (link) { location.href = link.href; }
    } else if (event.key === "Escape") {
      list.hidden = true;
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); }
  });
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".search")) { list.hidden = true; }
  });
}());
