### Windows in time

window-since = from { $start }, no end named
window-until = up to { $end }, no beginning named
